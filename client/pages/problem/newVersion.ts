import { html } from "lit"
import { msg } from "../../i18n/msg.ts"
import "./problem.css"

/** The notice that the page is older than the server, with a button that reloads it. The browser keeps what was typed. */
export const newVersion = () =>
  html`<p class="notice warn new-version" role="alert">${msg("conn.reload")}
    <button class="small" @click=${() => location.reload()}>${msg("problem.reload")}</button></p>`
