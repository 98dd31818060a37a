/** Lets the person choose one file; nothing happens when they choose none. */
export const chooseFile = (onFile: (file: File) => void): void => {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,.svg,.png,application/json,image/svg+xml,image/png';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file !== undefined) onFile(file);
  });
  input.click();
};
