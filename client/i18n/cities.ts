import { list, moment } from "./formats.ts"
import { plain } from "./texts.ts"

interface City {
  name: Parameters<typeof plain>[0]
  zone: string
}

/**
 * Formats a deadline in the local time of several cities: "Beijing 3 Mar 2026, 13:22 and Tokyo …". If there are no
 * cities, the deadline is in the reader's local time.
 */
export const inCities = (at: number, cities: readonly City[]): string =>
  cities.length === 0 ? moment(at) : list(cities.map(({ name, zone }) => `${plain(name)} ${moment(at, zone)}`))
