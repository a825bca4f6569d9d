import type { JudgedService } from './JudgedService';

/** All SLOs as they were last judged, in memory: what pages and the gate answer from. */
export class SloBook {
  readonly #services = new Map<string, JudgedService>();
  #version = 0;
  #ready = false;

  /** Grows with every change. */
  get version(): number {
    return this.#version;
  }

  /** Every SLO was judged once since the start. */
  get ready(): boolean {
    return this.#ready;
  }

  get(entityRef: string): JudgedService | undefined {
    return this.#services.get(entityRef);
  }

  list(): JudgedService[] {
    return [...this.#services.values()];
  }

  put(service: JudgedService): void {
    this.#services.set(service.entityRef, service);
    this.changed();
  }

  remove(entityRef: string): void {
    if (this.#services.delete(entityRef)) {
      this.changed();
    }
  }

  changed(): void {
    this.#version += 1;
  }

  setReady(): void {
    this.#ready = true;
  }
}
