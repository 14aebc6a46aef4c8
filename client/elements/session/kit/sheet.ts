import { unsafeCSS } from "lit"
import styles from "./sheet.css?inline"

/** What the room's elements share: type, buttons, chips, fields. Colours come from the tokens alone. */
export const sheet = unsafeCSS(styles)
