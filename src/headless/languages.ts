export { LANGUAGES, loadLocale, resolveLanguage } from '../i18n/locales'
