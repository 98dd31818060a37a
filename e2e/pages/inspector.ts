import { expect, type Locator, type Page } from '@playwright/test';

/** Values for the fields of what is selected, by the words in front of them. */
export type Values = Readonly<
  Record<string, string | boolean | { readonly pick: string } | readonly string[]>
>;

/** The inspector with the mouse: fields are clicked, values typed, everything else chosen. */
export const inspectorOf = (page: Page) => {
  const panel = page.getByRole('complementary', { name: 'Inspector' });
  const heading = panel.getByRole('heading', { level: 2 });

  const unfold = async (title: string): Promise<void> => {
    const section = panel.getByRole('button', { name: new RegExp(`^${title}`) });
    if ((await section.getAttribute('aria-expanded')) === 'false') await section.click();
  };
  const write = async (field: Locator, text: string): Promise<void> => {
    await field.click({ clickCount: 3 });
    await page.keyboard.insertText(text);
    // A click on the title leaves the field, and that keeps what was typed.
    await heading.click();
  };
  const setOne = async (label: string, value: Values[string]): Promise<void> => {
    if (Array.isArray(value)) {
      const group = panel.getByRole('group', { name: label, exact: true });
      for (const word of value) await group.getByLabel(word, { exact: true }).click();
    } else if (typeof value === 'boolean') {
      const group = panel.getByRole('radiogroup', { name: label, exact: true }).first();
      await group.getByText(value ? 'On' : 'Off', { exact: true }).click();
    } else if (typeof value === 'object') {
      await panel.getByRole('button', { name: new RegExp(`^${label} `) }).click();
      const { pick } = value as { readonly pick: string };
      await page.getByRole('option', { name: pick }).first().click();
    } else {
      const field = panel.getByLabel(label, { exact: true }).first();
      const isList = (await field.evaluate((element) => element.tagName)) === 'SELECT';
      if (isList) await field.selectOption({ label: value as string });
      else {
        await write(field, value as string);
        await expect(field).toHaveValue(value as string);
      }
    }
  };

  return {
    panel,
    heading,
    unfold,
    set: async (values: Values): Promise<void> => {
      for (const [label, value] of Object.entries(values)) await setOne(label, value);
    },
    press: async (name: string): Promise<void> =>
      panel.getByRole('button', { name, exact: true }).click(),
    /** Every element of a list inside the selected one. */
    selectAll: async (title: string): Promise<void> => {
      const list = panel.locator('section', {
        has: page.getByRole('heading', { level: 4, name: new RegExp(`^${title}`) }),
      });
      await list.last().getByRole('button', { name: 'Select all' }).click();
    },
    /** One element of a list inside the selected one. */
    goTo: async (name: string): Promise<void> =>
      panel
        .getByRole('listitem')
        .getByRole('button', { name: new RegExp(`^${name}`) })
        .first()
        .click(),
  };
};
