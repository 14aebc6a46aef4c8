import { html, nothing } from "lit"
import type { InvitePreview } from "../../../shared/contract/queries.ts"
import { msg } from "../../i18n/msg.ts"
import { destination, type Joining } from "../../state/fetched/seat/joining.ts"
import { failureText } from "../problem/failureText.ts"

export function enterWords({ role, session }: InvitePreview): string {
  if (role === "admin") return msg("problem.home")
  return session ? msg("join.enter") : msg("join.enterWorkspace")
}

interface Presses {
  opening: Joining | null
  /** asks again for the sign-in whose answer was lost */
  enterAgain: () => void
  another: () => void
}

/** Shows a link whose seat is the reader's already, and leads them on. */
export function seatedHere(
  preview: InvitePreview,
  { name, free }: NonNullable<InvitePreview["seated"]>,
  { opening, enterAgain, another }: Presses,
) {
  const step = opening?.step.value
  const to = destination({
    workspace: preview.workspace.slug,
    session: preview.session?.id ?? null,
    role: preview.role,
  })
  return html`<div class="card stack">
    <p>${msg("join.here", { name })}</p>
    ${step?.state === "failed" ? html`<p class="problem" role="alert">${failureText(step.failure)}</p>` : nothing}
    ${
      opening?.isSent.value
        ? html`<button class="filled large" aria-disabled=${step?.state === "entering" ? "true" : nothing} @click=${enterAgain}>${enterWords(preview)}</button>`
        : html`<a class="button filled large" href=${to}>${enterWords(preview)}</a>`
    }
    ${free ? html`<button @click=${another}>${msg("join.another")}</button>` : nothing}
  </div>`
}
