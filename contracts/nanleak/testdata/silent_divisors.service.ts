import { MS_PER_HOUR, msPerDay, limit } from './time';

interface State {
  now: Date;
  last: number;
  km: number;
}

export class VelocityService {
  speed(state: State): string | undefined {
    const hours = (state.now.getTime() - state.last) / MS_PER_HOUR;
    if (hours <= 0) return;
    const speed = state.km / hours;
    if (speed <= limit) return;
    const days = (state.now.getTime() - state.last) / msPerDay;
    if (days < 1) return;
    return 'fast';
  }

  share(state: State, all: State[]): string | undefined {
    const part = state.km / all.length;
    if (part <= limit) return; // want nan-leak part @warning
    return 'large';
  }
}
