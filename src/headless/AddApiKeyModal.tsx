import * as Dialog from '@radix-ui/react-dialog'
import { Slot } from '@radix-ui/react-slot'
import {
  type ComponentPropsWithoutRef,
  createContext,
  forwardRef,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { mayClose } from '../core/mayClose'
import { AddApiKeyContext, useAddApiKeyContext } from './addApiKeyContext'
import { KeyFormContext } from './keyFormContext'
import { ModalContent } from './ModalContent'
import { type ChangeDetails, compose, type PartProps } from './part'
import { useAddApiKey, type UseAddApiKeyOptions } from './useAddApiKey'
import { useUnloadWarning } from './useUnloadWarning'

export type AddApiKeyModalReason = 'trigger' | 'escape' | 'close' | 'created' | 'acknowledged'

export interface AddApiKeyModalRootProps extends UseAddApiKeyOptions {
  /** Leave it out for a modal that opens and closes by itself. */
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean, details: ChangeDetails<AddApiKeyModalReason>) => void
  readonly children?: ReactNode
}

interface Shell {
  readonly open: boolean
  /** Radix says that the dialog should close and not why; the content tells the root before it does. */
  readonly noteEscape: (event: KeyboardEvent) => void
}

const ShellContext = createContext<Shell>({ open: false, noteEscape: () => undefined })

function Root({ open: controlled, onOpenChange, children, ...options }: AddApiKeyModalRootProps) {
  const flow = useAddApiKey(options)
  const { state, open: begin, close, acknowledge } = flow
  const [own, setOwn] = useState(false)
  const open = controlled ?? own
  const [held, setHeld] = useState(false)
  const reason = useRef<{ reason: AddApiKeyModalReason; event?: Event }>({ reason: 'close' })

  const change = useCallback(
    (next: boolean, why: AddApiKeyModalReason, event?: Event) => {
      let cancelled = false
      onOpenChange?.(next, { reason: why, ...(event ? { event } : {}), cancel: () => (cancelled = true) })
      if (cancelled) return false
      // With the opening and not after it: the form is rendered once. A host that does not open it has it closed again below.
      if (next) begin()
      if (controlled === undefined) setOwn(next)
      return true
    },
    [onOpenChange, controlled, begin],
  )

  const isIdle = state.state === 'idle'
  useEffect(() => {
    // Also when a flow has ended and the host keeps the modal open: for the next key.
    if (open && isIdle) begin()
  }, [open, isIdle, begin])
  useEffect(() => {
    // A host that closes a controlled modal while a key is being made does not end the flow: a secret would be lost, and a
    // failure would go unseen. The dialog stays until the flow lets go.
    if (!open && !isIdle && !close()) setHeld(true)
  }, [open, isIdle, close])
  useEffect(() => {
    if (isIdle) setHeld(false)
  }, [isIdle])

  useUnloadWarning(state.state === 'created' && state.secret !== null)

  // A key that the user brought has nothing to acknowledge. An issued one has: where its secret did not arrive, that it did not.
  const done = state.state === 'created' && state.key.kind === 'credential' && state.secret === null
  useEffect(() => {
    if (!done) return
    acknowledge()
    change(false, 'created')
  }, [done, acknowledge, change])

  const onDialogChange = (next: boolean) => {
    const { reason: why, event } = reason.current
    reason.current = { reason: 'close' }
    if (next) change(true, 'trigger')
    // The flow ends in the effect above, when the dialog is on its way out: what goes is not rendered anew.
    else if (mayClose(state) && change(false, why, event) && held) close()
  }

  const kept = useCallback(() => {
    acknowledge()
    change(false, 'acknowledged')
  }, [acknowledge, change])

  const context = useMemo(() => ({ ...flow, acknowledge: kept }), [flow, kept])
  const holds = state.state === 'submitting' || state.state === 'created' || (held && !isIdle)
  const shown = open || holds
  const shell = useMemo<Shell>(
    () => ({ open: shown, noteEscape: (event) => (reason.current = { reason: 'escape', event }) }),
    [shown],
  )
  return (
    <AddApiKeyContext.Provider value={context}>
      <KeyFormContext.Provider value={flow}>
        <Dialog.Root open={shown} onOpenChange={onDialogChange} modal={false}>
          <ShellContext.Provider value={shell}>{children}</ShellContext.Provider>
        </Dialog.Root>
      </KeyFormContext.Provider>
    </AddApiKeyContext.Provider>
  )
}

/** Lies over the page and takes the pointer from it. */
const Overlay = forwardRef<HTMLDivElement, PartProps<'div'>>(function Overlay({ asChild, ...rest }, ref) {
  const { open } = useContext(ShellContext)
  const Element = asChild ? Slot : 'div'
  return <Element data-state={open ? 'open' : 'closed'} {...rest} ref={ref} />
})

/** The dialog itself. It stays open on a press outside, on the Escape that ends an IME composition, and while a secret is unkept. */
const Content = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<typeof Dialog.Content>>(function Content(props, ref) {
  const { state } = useAddApiKeyContext()
  const { noteEscape } = useContext(ShellContext)
  const before = useRef<Element | null>(null)
  return (
    <ModalContent
      data-flow={state.state}
      {...props}
      ref={ref}
      onOpenAutoFocus={(event) => {
        before.current = document.activeElement
        props.onOpenAutoFocus?.(event)
      }}
      onCloseAutoFocus={(event) => {
        props.onCloseAutoFocus?.(event)
        // Radix goes back to its own trigger only; a controlled modal may have been opened by anything.
        const opener = before.current
        if (event.defaultPrevented || !(opener instanceof HTMLElement) || !opener.isConnected || opener === document.body) return
        event.preventDefault()
        opener.focus()
      }}
      onEscapeKeyDown={(event) => {
        props.onEscapeKeyDown?.(event)
        // 229 is what browsers without `isComposing` on this event report during a composition.
        if (event.isComposing || event.keyCode === 229) event.preventDefault()
        if (!event.defaultPrevented) noteEscape(event)
      }}
      onInteractOutside={(event) => {
        props.onInteractOutside?.(event)
        // A slip beside the dialog must not throw a typed key away.
        event.preventDefault()
      }}
    />
  )
})

const Form = forwardRef<HTMLFormElement, PartProps<'form'>>(function Form({ asChild, onSubmit, ...rest }, ref) {
  const { submit } = useAddApiKeyContext()
  const Element = asChild ? Slot : 'form'
  return (
    <Element
      noValidate
      autoComplete="off"
      {...rest}
      onSubmit={compose(onSubmit, (event) => {
        event.preventDefault()
        // React events pass through portals: a form of the host around the modal must not be sent along.
        event.stopPropagation()
        submit()
      })}
      ref={ref}
    />
  )
})

/** Unstyled parts of the modal that adds a key. */
export const AddApiKeyModal = {
  Root,
  Trigger: Dialog.Trigger,
  Portal: Dialog.Portal,
  Overlay,
  Content,
  Title: Dialog.Title,
  Description: Dialog.Description,
  Close: Dialog.Close,
  Form,
}
