import { limits } from "../../../shared/contract/limits.ts"
import { msg } from "../../i18n/msg.ts"

/** A name that is pasted is not cut without a word: it stays as it is, and the form says what is too much. */
export function sayTooLong({ target }: Event): void {
  if (!(target instanceof HTMLInputElement)) return
  const { length } = target.value.trim()
  const most = limits.name
  target.setCustomValidity(length > most ? msg("form.nameLong", { most, count: length }) : "")
}
