/**
 * The tag whose digits and dates go with a locale file: the one that was asked for, where it is of the same language
 * (`en-GB` has its days before its months, `ar-EG` its own digits), else that of the file.
 */
export function formatTag(asked: string, served: string): string {
  try {
    const tag = new Intl.Locale(asked.replaceAll('_', '-'))
    return tag.maximize().language === new Intl.Locale(served).maximize().language ? tag.toString() : served
  } catch {
    return served
  }
}
