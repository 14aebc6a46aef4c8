import { unsafeCSS } from "lit"
import styles from "./agendaSheet.css?inline"

export const agendaSheet = unsafeCSS(styles)
