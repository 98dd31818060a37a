import { expect, type Page } from '@playwright/test';

/** What a person who uses only the keyboard knows of where they are. */
export interface Focus {
  readonly isSomewhere: boolean;
  /** The focus can be seen: a ring on it, on its active row or on its label, inside the window. */
  readonly isSeen: boolean;
  readonly role: string;
  /** Accessible name; for a tree that of its active row. */
  readonly name: string;
  /** Name of the group of fields that it stands in: of its radio group or its fieldset. */
  readonly group: string;
  readonly value: string;
  /** Of a button that folds something: whether it is unfolded. */
  readonly isOpen: boolean;
  readonly region: string;
}

/** Runs in the page. */
const lookAtFocus = (): Focus => {
  const at = document.activeElement;
  const nowhere = {
    isSomewhere: false,
    isSeen: false,
    role: '',
    name: '',
    group: '',
    value: '',
    isOpen: false,
    region: '',
  };
  if (!(at instanceof HTMLElement) || at === document.body) return nowhere;
  const textOf = (ids: string) =>
    ids
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ');
  const nameOf = (element: Element): string => {
    const by = element.getAttribute('aria-labelledby');
    const labels = (element as HTMLInputElement).labels;
    const name =
      by !== null
        ? textOf(by)
        : (element.getAttribute('aria-label') ??
          (labels?.[0] !== undefined ? labels[0].textContent : element.textContent));
    return (name ?? '').replace(/\s+/g, ' ').trim();
  };
  const active = at.getAttribute('aria-activedescendant');
  const row = active === null ? null : document.getElementById(active);
  const group = at.closest('[role="radiogroup"], fieldset');
  const rings = [at, row, at.closest('label'), at.parentElement].filter(
    (e) => e instanceof Element,
  );
  const isText = at.matches(
    'input:not([type]), input[type="text"], input[type="search"], textarea',
  );
  const hasRing = rings.some((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const after = getComputedStyle(element, '::after');
    return (
      (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) ||
      (after.content !== 'none' && after.boxShadow !== 'none')
    );
  });
  // Lists and menus fill the entry they are at.
  const entry =
    at.getAttribute('role') === 'menuitem' ? at : at.matches('[role="combobox"]') ? row : null;
  const isFilled = entry !== null && getComputedStyle(entry).backgroundColor !== 'rgba(0, 0, 0, 0)';
  const box = (row ?? at.closest('label') ?? at).getBoundingClientRect();
  const isInside =
    box.width > 0 &&
    box.bottom > 0 &&
    box.right > 0 &&
    box.top < innerHeight &&
    box.left < innerWidth;
  return {
    isSomewhere: true,
    // In a line of text the caret tells.
    isSeen: isInside && (hasRing || isText || isFilled),
    role: at.getAttribute('role') ?? at.tagName.toLowerCase(),
    name: nameOf(row ?? at),
    group: group === null ? '' : nameOf(group),
    value: (at as HTMLInputElement).value ?? '',
    isOpen: at.getAttribute('aria-expanded') === 'true',
    region:
      at.closest('dialog') !== null
        ? 'dialog'
        : (at.closest<HTMLElement>('[data-area]')?.dataset.area ?? ''),
  };
};

type Wanted = string | RegExp | ((focus: Focus) => boolean);

const fits = (wanted: Wanted, focus: Focus): boolean =>
  typeof wanted === 'function'
    ? wanted(focus)
    : typeof wanted === 'string'
      ? focus.name === wanted
      : wanted.test(focus.name);

/** A person at the keyboard: nothing here knows of a pointer or reaches past the focus. */
export const atKeyboard = (page: Page) => {
  const { keyboard } = page;
  const focus = () => page.evaluate(lookAtFocus);

  /** After a key the focus is somewhere and can be seen; what comes with the next frames may take a moment. */
  const settled = async (key: string): Promise<Focus> => {
    let now = await focus();
    for (let i = 0; i < 60 && !(now.isSomewhere && now.isSeen); i++) {
      await page.waitForTimeout(25);
      now = await focus();
    }
    expect(
      now,
      `after ${key} the focus is lost or cannot be seen: ${JSON.stringify(now)}`,
    ).toMatchObject({
      isSomewhere: true,
      isSeen: true,
    });
    return now;
  };

  const press = async (...keys: readonly string[]): Promise<Focus> => {
    let now = await focus();
    for (const key of keys) {
      await keyboard.press(key);
      now = await settled(key);
    }
    return now;
  };

  /** Tabs on until the focus is on what is wanted. */
  const tabTo = async (wanted: Wanted, most = 120, key = 'Tab'): Promise<Focus> => {
    const passed: string[] = [];
    for (let i = 0; i < most; i++) {
      await keyboard.press(key);
      const now = await settled(`${key} past ${passed.join(' | ')}`);
      if (fits(wanted, now)) return now;
      passed.push(`${now.name || now.role}`);
    }
    throw new Error(`Tab came past ${passed.join(' | ')}, never to ${String(wanted)}`);
  };

  /** F6 until the focus is in a region: top, left, canvas, right or findings. */
  const goTo = async (region: string): Promise<Focus> => {
    let now = await focus();
    for (let i = 0; i < 6 && now.region !== region; i++) now = await press('F6');
    expect(now.region).toBe(region);
    return now;
  };

  /** To the tree of the outline: it stands between the palette and the legend. */
  const toOutline = async (): Promise<Focus> => {
    let now = await goTo('left');
    let key = 'Tab';
    for (let i = 0; i < 40 && now.role !== 'tree'; i++) {
      now = await press(key);
      if (now.region !== 'left') key = 'Shift+Tab';
    }
    expect(now.role).toBe('tree');
    return now;
  };

  /** Finds an element by its name; the outline comes to it. */
  const find = async (words: string): Promise<Focus> => {
    await toOutline();
    await keyboard.press('Control+f');
    await expect.poll(async () => (await focus()).region).toBe('dialog');
    await keyboard.type(words);
    await keyboard.press('Enter');
    await expect.poll(async () => (await focus()).role).toBe('tree');
    return settled('Enter');
  };

  /** Chooses in the menu that Shift+F10 opens on the active row. */
  const menu = async (title: string): Promise<void> => {
    await keyboard.press('Shift+F10');
    await expect.poll(async () => (await focus()).role).toBe('menuitem');
    for (let i = 0; i < 40; i++) {
      if ((await focus()).name.startsWith(title)) break;
      await press('ArrowDown');
    }
    expect((await focus()).name).toMatch(new RegExp(`^${title}`));
    await keyboard.press('Enter');
  };

  /** Types into the open list and takes the first that fits. */
  const pick = async (words: string): Promise<void> => {
    await expect.poll(async () => (await focus()).role).toBe('combobox');
    await keyboard.type(words);
    await keyboard.press('Enter');
    await settled('Enter');
  };

  /** "Connect to…" of the active row. */
  const connect = async (words: string): Promise<void> => {
    await menu('Connect to…');
    await pick(words);
  };

  /** Runs a command by its name from the command palette. */
  const command = async (words: string): Promise<void> => {
    await keyboard.press('Control+k');
    await expect.poll(async () => (await focus()).region).toBe('dialog');
    await keyboard.type(words);
    await keyboard.press('Enter');
  };

  /** Unfolds the section of the inspector that has this heading. */
  const section = async (title: string): Promise<void> => {
    const heading = await tabTo(new RegExp(`^${title}`));
    if (!heading.isOpen) await press('Enter');
  };

  /** Waits for the dialog that a key has asked for. */
  const inDialog = () => expect.poll(async () => (await focus()).region).toBe('dialog');

  /** Writes into a field of the inspector, which Tab comes to from where the focus is. */
  const write = async (label: Wanted, text: string): Promise<void> => {
    await tabTo((f) => fits(label, f) && /^(input|textarea)$/.test(f.role));
    await keyboard.press('Control+a');
    await keyboard.type(text);
    await press('Enter');
  };

  /** The next tick box of this name. */
  const tick = async (label: string): Promise<void> => {
    await tabTo(label);
    await press('Space');
  };

  /** Switches a flag on. */
  const switchOn = async (label: string): Promise<void> => {
    await tabTo((f) => f.group === label);
    await press('ArrowRight');
    expect((await focus()).name).toBe('On');
  };

  /** Chooses in a closed list by its first letters. */
  const choose = async (label: string, letters: string): Promise<void> => {
    await tabTo((f) => f.name.startsWith(label) && f.role === 'select');
    await keyboard.type(letters);
    await settled(letters);
  };

  return {
    focus,
    press,
    type: (text: string) => keyboard.type(text),
    tabTo,
    goTo,
    toOutline,
    find,
    menu,
    pick,
    connect,
    command,
    section,
    inDialog,
    write,
    tick,
    switchOn,
    choose,
    inspector: () => goTo('right'),
  };
};
