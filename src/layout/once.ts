/** Makes a value when it is first asked for: of a thousand hosts far out nobody asks for the near view. */
export const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};
