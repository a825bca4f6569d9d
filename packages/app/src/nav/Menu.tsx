import { KeyboardEvent, ReactNode, useEffect, useRef, useState } from 'react';
import styles from './Nav.module.css';

/** A line of a menu. `checked` makes it one of a choice. */
export interface MenuItem {
  label: string;
  checked?: boolean;
  onSelect: () => void;
}

/** Lines that belong together. */
export interface MenuGroup {
  title?: string;
  items: MenuItem[];
}

const STEP: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** A button that opens a menu above itself; arrow keys, Home, End and Escape work. */
export function Menu(props: {
  label: string;
  button: ReactNode;
  groups: MenuGroup[];
}) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  const lines = () =>
    Array.from(
      root.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [],
    );

  useEffect(() => {
    if (!open) {
      return undefined;
    }
    lines()[0]?.focus();
    const away = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) {
        setOpen(false);
      }
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('focusin', away);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('focusin', away);
    };
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const all = lines();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to: Record<string, number> = {
      Home: 0,
      End: all.length - 1,
      ...(event.key in STEP && {
        [event.key]: (at + STEP[event.key] + all.length) % all.length,
      }),
    };
    if (event.key === 'Escape') {
      event.preventDefault();
      close();
    } else if (event.key in to) {
      event.preventDefault();
      all[to[event.key]]?.focus();
    }
  };

  return (
    <div ref={root} className={styles.menuRoot}>
      <button
        ref={button}
        type="button"
        className={styles.link}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={props.label}
        onClick={() => setOpen(!open)}
      >
        {props.button}
      </button>
      {open && (
        <div
          role="menu"
          tabIndex={-1}
          aria-label={props.label}
          className={styles.menu}
          onKeyDown={onKeyDown}
        >
          {props.groups.map(group => (
            <div
              key={group.items[0].label}
              role="group"
              aria-label={group.title}
              className={styles.menuGroup}
            >
              {group.title && (
                <div className={styles.menuTitle} aria-hidden="true">
                  {group.title}
                </div>
              )}
              {group.items.map(item => (
                <button
                  key={item.label}
                  type="button"
                  tabIndex={-1}
                  role={
                    item.checked === undefined ? 'menuitem' : 'menuitemradio'
                  }
                  aria-checked={item.checked}
                  className={styles.menuItem}
                  onClick={() => {
                    close();
                    item.onSelect();
                  }}
                >
                  {item.label}
                </button>
              ))}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
