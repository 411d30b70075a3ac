import type { Preview } from '@storybook/react-vite'

/** The toolbars above every story. A story pins one with `globals: { locale: 'zh-Hans' }`. */
export const globalTypes: NonNullable<Preview['globalTypes']> = {
  locale: {
    description: 'Language',
    toolbar: {
      icon: 'globe',
      title: 'Language',
      dynamicTitle: true,
      items: [
        { value: 'en', title: 'English', right: 'en' },
        { value: 'zh-Hans', title: '简体中文', right: 'zh-Hans' },
        { value: 'zh-Hant', title: '繁體中文', right: 'zh-Hant' },
        { value: 'ja', title: '日本語', right: 'ja' },
        { value: 'ko', title: '한국어', right: 'ko' },
        { value: 'de', title: 'Deutsch', right: 'de' },
        { value: 'fr', title: 'français', right: 'fr' },
        { value: 'es', title: 'español', right: 'es' },
        { value: 'pt-BR', title: 'português (Brasil)', right: 'pt-BR' },
        { value: 'it', title: 'italiano', right: 'it' },
        { value: 'nl', title: 'Nederlands', right: 'nl' },
        { value: 'sv', title: 'svenska', right: 'sv' },
        { value: 'pl', title: 'polski', right: 'pl' },
        { value: 'ro', title: 'română', right: 'ro' },
        { value: 'sl', title: 'slovenščina', right: 'sl' },
        { value: 'ru', title: 'русский', right: 'ru' },
        { value: 'uk', title: 'українська', right: 'uk' },
        { value: 'tr', title: 'Türkçe', right: 'tr' },
        { value: 'vi', title: 'Tiếng Việt', right: 'vi' },
        { value: 'th', title: 'ไทย', right: 'th' },
        { value: 'id', title: 'Indonesia', right: 'id' },
        { value: 'hi', title: 'हिन्दी', right: 'hi' },
        { value: 'ar', title: 'العربية', right: 'ar' },
        { value: 'fa', title: 'فارسی', right: 'fa' },
      ],
    },
  },
  direction: {
    description: 'Direction of writing',
    toolbar: {
      icon: 'transfer',
      title: 'Direction',
      dynamicTitle: true,
      items: [
        { value: 'auto', title: 'As the language' },
        { value: 'ltr', title: 'Left to right', right: 'ltr' },
        { value: 'rtl', title: 'Right to left', right: 'rtl' },
      ],
    },
  },
  theme: {
    description: 'Theme',
    toolbar: {
      icon: 'contrast',
      title: 'Theme',
      dynamicTitle: true,
      items: [
        { value: 'light', title: 'Light' },
        { value: 'dark', title: 'Dark' },
        { value: 'system', title: 'As the system' },
      ],
    },
  },
  adapter: {
    description: 'Where the keys come from',
    toolbar: {
      icon: 'database',
      title: 'Adapter',
      dynamicTitle: true,
      items: [
        { value: 'memory', title: 'Memory' },
        { value: 'slow', title: 'Slow', right: '3 s' },
        { value: 'failing', title: 'Failing' },
      ],
    },
  },
}

export const initialGlobals = { locale: 'en', direction: 'auto', theme: 'light', adapter: 'memory' }
