import { withDesign } from './png-chunks';

/** Browsers draw nothing, without a word, on a canvas larger than this on a side. */
export const mostPixels = 16_384;

export interface PngOptions {
  /** Pixels for each px of the picture: 1, 2 or 4. */
  readonly scale: number;
  /** The design to write into the file. */
  readonly embed?: string;
}

export interface Png {
  readonly blob: Blob;
  readonly width: number;
  readonly height: number;
  /** Smaller than asked for, where the picture would be larger than browsers draw. */
  readonly scale: number;
  readonly isReduced: boolean;
}

const sizeOf = (svg: string): { readonly width: number; readonly height: number } => {
  const found = /^<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg);
  return { width: Number(found?.[1] ?? 0), height: Number(found?.[2] ?? 0) };
};

/** The scale that still fits: as asked, or the largest whose sides stay under the browser's limit. */
export const fittingScale = (width: number, height: number, scale: number): number =>
  Math.min(scale, mostPixels / Math.max(1, width, height));

/**
 * An SVG of ours as PNG. Browser only; throws when the browser cannot draw it. A transparent
 * picture comes from an SVG without background.
 */
export const toPng = async (svg: string, options: PngOptions): Promise<Png> => {
  const size = sizeOf(svg);
  const scale = fittingScale(size.width, size.height, options.scale);
  const width = Math.max(1, Math.floor(size.width * scale));
  const height = Math.max(1, Math.floor(size.height * scale));
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.decoding = 'async';
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('This browser gives no canvas to draw on.');
    context.drawImage(image, 0, 0, width, height);
    const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (drawn === null) throw new Error('The picture is too large for this browser.');
    const isReduced = scale < options.scale;
    if (options.embed === undefined) return { blob: drawn, width, height, scale, isReduced };
    const bytes = withDesign(new Uint8Array(await drawn.arrayBuffer()), options.embed);
    const blob = new Blob([new Uint8Array(bytes)], { type: 'image/png' });
    return { blob, width, height, scale, isReduced };
  } finally {
    URL.revokeObjectURL(url);
  }
};
