import { limits } from "../../../shared/contract/limits.ts"
import { msg } from "../../i18n/msg.ts"

/** A pasted name is not cut silently: it stays, and the form says by how much it is too long. */
export function sayTooLong({ target }: Event): void {
  if (!(target instanceof HTMLInputElement)) return
  const { length } = target.value.trim()
  const most = limits.name
  target.setCustomValidity(length > most ? msg("form.nameLong", { most, count: length }) : "")
}
