import { limits } from "../../../shared/contract/limits.ts"
import { msg } from "../../i18n/msg.ts"

/** Says by how much a pasted name is too long. The field keeps the whole name, so that nothing is cut silently. */
export function sayTooLong({ target }: Event): void {
  if (!(target instanceof HTMLInputElement)) return
  const { length } = target.value.trim()
  const most = limits.name
  target.setCustomValidity(length > most ? msg("form.nameLong", { most, count: length }) : "")
}
