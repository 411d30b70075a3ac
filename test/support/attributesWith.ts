/** Each attribute in the document that has a text in it, as `element@attribute`, and each custom property of an inline style. */
export function attributesWith(text: string): string[] {
  return [...document.querySelectorAll('*')].flatMap((element) =>
    [...element.attributes].filter(({ value }) => value.includes(text)).map(({ name }) => `${element.localName}@${name}`),
  )
}
