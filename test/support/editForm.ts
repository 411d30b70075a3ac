import { screen, within } from '@testing-library/react'
import { addForm } from './addForm'

/** The dialog that changes a key, by the names that a user reads and hears. */
export const editForm = {
  ...addForm,
  opened: (name = 'Billing') => screen.findByRole('dialog', { name: `Edit “${name}”` }),
  keep: () => screen.getByRole('radio', { name: /^Keep the stored key/ }),
  replace: () => screen.getByRole('radio', { name: 'Replace the key' }),
  /** In a part that is closed where there is no reminder. */
  reminder: () => screen.getByRole('combobox', { name: /^Remind to rotate/, hidden: true }),
  reminderDate: () => screen.getByLabelText('Rotation due'),
  save: () => within(screen.getByRole('dialog')).getByRole('button', { name: /^(Save|Test and save)$/ }),
}
