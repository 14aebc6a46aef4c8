import { unsafeCSS } from "lit"
import styles from "./chartSheet.css?inline"

export const chartSheet = unsafeCSS(styles)
