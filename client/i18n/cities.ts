import { list, moment } from "./formats.ts"
import { plain } from "./texts.ts"

interface City {
  name: Parameters<typeof plain>[0]
  zone: string
}

/**
 * A deadline on the clocks of several cities: "Beijing 3 Mar 2026, 13:22 and Tokyo …". Without cities, on the reader's
 * clock.
 */
export const inCities = (at: number, cities: readonly City[]): string =>
  cities.length === 0 ? moment(at) : list(cities.map(({ name, zone }) => `${plain(name)} ${moment(at, zone)}`))
