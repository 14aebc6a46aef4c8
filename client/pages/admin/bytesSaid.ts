import { number } from "../../i18n/formats.ts"

/** A number of bytes as people say it: in kilobytes or megabytes. */
export const bytesSaid = (bytes: number): string => {
  const unit = bytes < 1_000_000 ? "kilobyte" : "megabyte"
  const value = bytes / (unit === "kilobyte" ? 1_000 : 1_000_000)
  return number(value, { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 })
}
