import { list, moment } from "./formats.ts"
import { plain } from "./texts.ts"

interface City {
  name: Parameters<typeof plain>[0]
  zone: string
}

/** A deadline on both cities' clocks: "Beijing 3 Mar 2026, 13:22 and Tokyo …"; on the reader's where there are none. */
export const inCities = (at: number, cities: readonly City[]): string =>
  cities.length === 0 ? moment(at) : list(cities.map(({ name, zone }) => `${plain(name)} ${moment(at, zone)}`))
