import type { Preview } from '@storybook/react-vite'
import { LANGUAGES } from 'keyrack'
import { PSEUDO_LOCALES } from '../scripts/pseudoLocales.mjs'

/** A language under its own name, or under its name in another. */
const item = (tag: string, inLanguage = tag) => ({
  value: tag,
  title: new Intl.DisplayNames([inLanguage], { type: 'language' }).of(tag) ?? tag,
  right: tag,
})

/** The toolbars above every story. A story pins one with `globals: { locale: 'zh-Hans' }`. */
export const globalTypes: NonNullable<Preview['globalTypes']> = {
  locale: {
    description: 'Language',
    toolbar: {
      icon: 'globe',
      title: 'Language',
      dynamicTitle: true,
      items: [...LANGUAGES.map((tag) => item(tag)), ...PSEUDO_LOCALES.map((tag) => item(tag, 'en'))],
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
