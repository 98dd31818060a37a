/** Of a domain name its host, since it has to be read from afar: `esx01` of `esx01.lab.example`. */
export const shortName = (name: string): string =>
  /^([a-z][a-z\d-]*)(?:\.[a-z\d-]+){2,}$/i.exec(name)?.[1] ?? name;
