/** Bytes looked at: a design says what it is at its beginning, whoever wrote it. */
const head = 65_536;

/** A design of ours, or a picture that may hold one; everything else is for the import. */
export const isOwnFile = async (file: Blob): Promise<boolean> => {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.slice(0, head).arrayBuffer());
  } catch {
    // Whoever opens it will say that it cannot be read.
    return true;
  }
  if (bytes.length === 0) return true;
  const isPng = bytes[0] === 0x89 && bytes[1] === 0x50;
  const text = new TextDecoder().decode(bytes).trimStart();
  if (text.startsWith('<')) return text.includes('<svg');
  if (!text.startsWith('{')) return isPng;
  return /"format"\s*:\s*"vswitchboard"|\/schema\/topology-v\d|vswitchboard\.dev/.test(text);
};
