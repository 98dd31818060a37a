import { expect, type Locator, type Page } from '@playwright/test';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

const middleOf = async (part: Locator): Promise<Spot> => {
  const box = await part.boundingBox();
  if (box === null) throw new Error(`${part} is not on the screen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

/** The canvas as a hand with a mouse meets it. Parts go by their id: `h1.n2` is the second NIC. */
export const pictureOf = (page: Page) => {
  const plane = page.getByRole('application', { name: 'Network canvas' });
  const part = (id: string) => plane.locator(`.react-flow__node [data-id="${id}"]`).first();
  const board = (id: string) => plane.locator(`[data-board="${id}"]`);
  const handle = (id: string) => plane.locator(`[data-handle="${id}"]`).first();
  const spotOf = async (id: string): Promise<Spot> => {
    if (id.includes('.')) return middleOf(part(id));
    const box = await board(id).boundingBox();
    if (box === null) throw new Error(`${id} is not on the screen`);
    // Boards are taken by their header; the middle is full of parts.
    return { x: box.x + Math.min(60, box.width / 2), y: box.y + Math.min(20, box.height / 2) };
  };
  const tool = (what: string) => page.locator(`[data-place="${what}"]`);

  return {
    plane,
    part,
    board,
    spotOf,
    /** Whatever says under the pointer why a thing cannot land there. */
    reason: plane.locator('.pointer-tag .reason'),
    targets: plane.locator('.ring-legal'),
    target: plane.locator('.ring-target').first(),
    newWire: plane.locator('.new-wire'),
    at: async (x: number, y: number): Promise<Spot> => {
      const box = await plane.boundingBox();
      return { x: (box?.x ?? 0) + x, y: (box?.y ?? 0) + y };
    },
    /** From the palette onto a place or a part, with the button held. */
    drag: async (what: string, onto: string | Spot): Promise<void> => {
      const to = typeof onto === 'string' ? await spotOf(onto) : onto;
      const from = await middleOf(tool(what));
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + 12, from.y + 12, { steps: 2 });
      await page.mouse.move(to.x - 6, to.y, { steps: 3 });
      // Browsers report a drag over a new element from the second move on.
      await page.mouse.move(to.x, to.y, { steps: 2 });
      await expect(plane.locator('.ghost')).toBeVisible();
      await page.mouse.up();
      await expect(plane.locator('.ghost')).toBeHidden();
    },
    /** From the palette by a click, and put down by another. */
    put: async (what: string, onto: string | Spot): Promise<void> => {
      await tool(what).click();
      const to = typeof onto === 'string' ? await spotOf(onto) : onto;
      await page.mouse.move(to.x, to.y, { steps: 3 });
      await expect(plane.locator('.ghost')).toBeVisible();
      await page.mouse.click(to.x, to.y);
      await expect(plane.locator('.ghost')).toBeHidden();
    },
    /** Takes a part by its handle and holds the wire's end over another one. */
    drawWire: async (from: string, to: string | Spot): Promise<void> => {
      const start = await spotOf(from);
      await page.mouse.move(start.x, start.y);
      const grip = await middleOf(handle(from));
      await page.mouse.move(grip.x, grip.y);
      await page.mouse.down();
      const end = typeof to === 'string' ? await spotOf(to) : to;
      await page.mouse.move((grip.x + end.x) / 2, (grip.y + end.y) / 2, { steps: 3 });
      await page.mouse.move(end.x, end.y, { steps: 3 });
    },
    connect: async function (from: string, to: string): Promise<void> {
      await this.drawWire(from, to);
      await expect(this.target).toBeVisible();
      await page.mouse.up();
      await expect(this.newWire).toBeHidden();
    },
    select: async (id: string): Promise<void> => {
      const { x, y } = await spotOf(id);
      await page.mouse.click(x, y);
    },
    fit: async (): Promise<void> => plane.getByRole('button', { name: 'Fit all' }).click(),
    zoomOut: async (): Promise<void> => plane.getByRole('button', { name: 'Zoom out' }).click(),
    /** Free canvas beside a board, at the height of its header. */
    rightOf: async (id: string): Promise<Spot> => {
      const box = await board(id).boundingBox();
      return { x: (box?.x ?? 0) + (box?.width ?? 0) + 40, y: (box?.y ?? 0) + 20 };
    },
  };
};
