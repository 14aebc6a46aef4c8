import { unsafeCSS } from "lit"
import styles from "./planningSheet.css?inline"

export const planningSheet = unsafeCSS(styles)
