import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  plugins: [vue()],
  // The product may be mounted under any path: addresses are relative to the <base> that the server writes.
  base: './',
  resolve: { alias: { '@': here('./src') } },
  define: { __INTLIFY_PROD_DEVTOOLS__: 'false' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    chunkSizeWarningLimit: 900,
    rollupOptions: { input: { console: here('./console.html'), sidebar: here('./sidebar.html') } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:5080', '/auth': 'http://127.0.0.1:5080' } },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['./src/app/testing.ts'],
    server: { deps: { inline: [/tdesign/] } },
  },
})
