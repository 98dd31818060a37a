import mono from '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff2?inline';
import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?inline';

const base64 = (address: string): string => address.slice(address.indexOf(',') + 1);

/** The faces of the app as base64: inside the program, because a picture must look the same everywhere. */
export const fonts = { inter: base64(inter), mono: base64(mono) };
