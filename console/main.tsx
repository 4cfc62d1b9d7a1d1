/** The console begins here. */
import './kit/fonts.ts';
import './kit/style.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { Boundary } from './kit/Boundary.tsx';
import { cache } from './state/cache.ts';

createRoot(document.querySelector('#console') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={cache}>
      <Boundary>
        <App />
      </Boundary>
    </QueryClientProvider>
  </StrictMode>,
);
