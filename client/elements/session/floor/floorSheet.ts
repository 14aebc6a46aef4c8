import { unsafeCSS } from "lit"
import styles from "./floorSheet.css?inline"

export const floorSheet = unsafeCSS(styles)
