import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react'

export interface ButtonProps extends ComponentPropsWithoutRef<'button'> {
  /** @default 'secondary' */
  readonly look?: 'primary' | 'secondary' | 'danger' | 'quiet'
  readonly icon?: ReactNode
  /** At work: it keeps its size and its focus, and does nothing when pressed. */
  readonly busy?: boolean
}

/** A button of ours. It is never a submit button unless it says so, for it may stand in a host's form. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { look = 'secondary', icon, busy = false, className, children, onClick, ...rest },
  ref,
) {
  return (
    <button
      type="button"
      {...rest}
      ref={ref}
      // `disabled` would drop the focus to the page.
      aria-disabled={busy || rest['aria-disabled']}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={['kr-button', className].filter(Boolean).join(' ')}
      data-look={look}
      data-busy={busy || undefined}
    >
      {icon}
      {children}
    </button>
  )
})
