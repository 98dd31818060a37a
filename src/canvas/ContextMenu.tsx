export const ContextMenu = (_: {
  readonly at: { readonly x: number; readonly y: number };
  readonly onClose: () => void;
}) => null;
