/**
 * Widths of the bundled faces, frozen so that text measures the same in every browser and in none.
 * Inter: measured once from the variable font, without kerning (which only makes text narrower);
 * two base-36 digits a character, in thousandths of an em. JetBrains Mono: every character alike.
 */

/** Unicode ranges in the order of the tables, both ends included. */
export const interRanges: readonly (readonly [from: number, to: number])[] = [
  [32, 126],
  [160, 383],
];

/** Punctuation outside the ranges, in the order of the tables. */
export const interExtra = '–—‘’“”•…›‹→€−™';

export const interWidths: Readonly<Record<400 | 500 | 600, string>> = {
  400:
    '7t80cyhlhurahw8ca5a5dxie80cs80a0hjbbgyh6hyghh8fqh7h8808eieieiee7quj6i6kak2gpgekqkn7hfvio' +
    'fpp3kxl9hrl9hwhuhykoj6rdiyivhha5a0a5d3co8zfmh0fvh0g7aah1gf6q6qf96qocgfgoh0h0ageo93gffmmq' +
    'f6fmfcbu99buie7t80fvgzk5fa7ifsgfpecmg7ie00iidacoiecace8zgagr807g8gdeg7manjoie7j6j6j6j6j6' +
    'j6rmkagpgpgpgp7h7h7h7hkfkxl9l9l9l9l9iel9kokokokoivhoh4fmfmfmfmfmfmphfvg7g7g7g76q6q6q6qg7' +
    'gfgogogogogoiegogfgfgfgffmh0fmj6fmj6fmj6fmkafvkafvkafvkafvk2jqkfh0gpg7gpg7gpg7gpg7gpg7kq' +
    'h1kqh1kqh1kqh1kngflkgf7h6q7h6q7h6q7h6q7h6qnbdgfv6qiof9elfp6qfp6qfp9gfn9zgj6qkxgfkxgfkxgf' +
    'gskxgfl9gol9gol9gorxrshwaghwaghwaghueohueohueohueohy93hyaghy93kogfkogfkogfkogfkogfkogfrd' +
    'mqivfmivhhfchhfchhfc8qdwrs7979c8c8fno0aoaorsijiegz',
  500:
    '7f8gdqhrhyrli58pa9a9ehij8fcu8faahybjh4hfi8grhifvhhhi8f8rijijijenrajpi9kdk2grgdkskp7kfzj4' +
    'fppdl0lbhuldi0hyi5kkjprvjhjchta9aaa9d9cv9dfsh6g1h6gbajh8gq7070fj70oogqgsh6h6arez9ggqfzn1' +
    'fhfzfjc89mc8ij7f8gg1h8khfh85fsgqpecpgwij00ihcxcpijcgcn9dgogp8f8c8qdhgwmpnuovenjpjpjpjpjp' +
    'jprvkdgrgrgrgr7k7k7k7kknl0lblblblblbijlbkkkkkkkkjchzhifsfsfsfsfsfspfg1gbgbgbgb70707070gc' +
    'gqgsgsgsgsgsijgsgqgqgqgqfzh6fzjpfsjpfsjpfskdg1kdg1kdg1kdg1k2k5knh6grgbgrgbgrgbgrgbgrgbks' +
    'h8ksh8ksh8ksh8kpgqlvgq7k707k707k707k707k70nke0fz70j4fjf6fp70fp70fp9yfratgm70l0gql0gql0gq' +
    'gsl0gqlbgslbgslbgss1roi0ari0ari0arhyezhyezhyezhyezi59gi5b2i59gkkgqkkgqkkgqkkgqkkgqkkgqrv' +
    'n1jcfzjchtfjhtfjhtfj91dwrs7p7pd6d3etpab4b4rsioijh9',
  600:
    '708xejhwi2rwif92adadf0ip8vcx8vajicbrhbhoiih0hsg0hshs8v95ipipipf3rrk8ibkhk2gtgcktkq7pg4jj' +
    'fppml3ldhxlhi4i2ickgk8sck0jti4adajadddd19rfyhcg7hcgfathdh07a7aft7ap0h0gxhchcb1f99th0gbnb' +
    'ftgcfqcn9zcnip708xg7hhktfn8sfsh0pecshmip00igckcqipcmcv9rh2go8v9890djhmn3o6p7f3k8k8k8k8k8' +
    'k8s5khgtgtgtgt7p7p7p7pkvl3ldldldldldipldkgkgkgkgjtiahwfyfyfyfyfyfypdg7gfgfgfgf7a7a7a7agi' +
    'h0gxgxgxgxgxipgxh0h0h0h0gchcgck8fyk8fyk8fykhg7khg7khg7khg7k2kjkvhcgtgfgtgfgtgfgtgfgtgfkt' +
    'hdkthdkthdkthdkqh0m5h07p7a7p7a7p7a7p7a7p7ansejg47ajjftfqfp7afp7afpahfxbngq7al3h0l3h0l3h0' +
    'k9l3h0ldgxldgxldgxs6rki4b1i4b1i4b1i2f9i2f9i2f9i2f9ic9ticbnic9tkgh0kgh0kgh0kgh0kgh0kgh0sc' +
    'nbjtgcjti4fqi4fqi4fq9adwrs8686e3dxdzqkbkbkrsiviphi',
};

/** Thousandths of an em. */
export const monoWidth = 600;
