export { addLocale } from '../i18n/addLocale'
export { LANGUAGES, loadLocale, resolveLanguage } from '../i18n/locales'
