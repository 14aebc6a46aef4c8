import { unsafeCSS } from "lit"
import styles from "./threadSheet.css?inline"

export const threadSheet = unsafeCSS(styles)
