import { unsafeCSS } from "lit"
import styles from "./budgetsSheet.css?inline"

export const budgetsSheet = unsafeCSS(styles)
