import { unsafeCSS } from "lit"
import styles from "./barSheet.css?inline"

export const barSheet = unsafeCSS(styles)
