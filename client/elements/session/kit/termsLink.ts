import { html, nothing } from "lit"
import type { State } from "../../../../shared/fold/state.ts"
import { msg } from "../../../i18n/msg.ts"

/** The link to the terms of the panel, beside a refusal of the first round that waits for an agreement to them. */
export const termsLink = (code: string | undefined, state: State | undefined) =>
  code === "terms-unagreed" && state?.workspace
    ? html` <a href=${`/w/${state.workspace.slug}/terms`}>${msg("terms.title")}</a>`
    : nothing
