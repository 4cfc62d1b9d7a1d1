/**
 * Faces for the map's labels, from files that are bundled. The map draws text from the page's fonts by family
 * name alone, so each weight is a family of its own, over all three scripts.
 */

import cyrillic from '@fontsource/noto-sans/files/noto-sans-cyrillic-400-normal.woff2?url';
import cyrillicStrong from '@fontsource/noto-sans/files/noto-sans-cyrillic-600-normal.woff2?url';
import latin from '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2?url';
import latinStrong from '@fontsource/noto-sans/files/noto-sans-latin-600-normal.woff2?url';
import latinExt from '@fontsource/noto-sans/files/noto-sans-latin-ext-400-normal.woff2?url';
import latinExtStrong from '@fontsource/noto-sans/files/noto-sans-latin-ext-600-normal.woff2?url';
import arabic from '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff2?url';
import arabicStrong from '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-600-normal.woff2?url';

export const FONT = 'Parley Map';
export const FONT_STRONG = 'Parley Map Strong';

const RANGES = {
  latin: 'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122',
  latinExt: 'U+0100-0130, U+0132-0151, U+0154-02BA, U+1E00-1EFF, U+0300-036F',
  cyrillic: 'U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116',
  arabic: 'U+0600-06FF, U+0750-077F, U+FB50-FDFF, U+FE70-FEFC',
} as const;

const FILES: readonly [string, keyof typeof RANGES, string][] = [
  [FONT, 'latin', latin],
  [FONT, 'latinExt', latinExt],
  [FONT, 'cyrillic', cyrillic],
  [FONT, 'arabic', arabic],
  [FONT_STRONG, 'latin', latinStrong],
  [FONT_STRONG, 'latinExt', latinExtStrong],
  [FONT_STRONG, 'cyrillic', cyrillicStrong],
  [FONT_STRONG, 'arabic', arabicStrong],
];

let loading: Promise<void> | null = null;

/** Resolves when every face can be drawn with: a label drawn before would keep a stand-in face. Once per page. */
export function loadFonts(): Promise<void> {
  loading ??= Promise.all(
    FILES.map(async ([family, range, url]) => {
      const face = new FontFace(family, `url(${url}) format("woff2")`, { unicodeRange: RANGES[range] });
      document.fonts.add(await face.load());
    }),
  ).then(() => undefined);
  return loading;
}
