// Counts the instructions of a program that qemu-user runs, and writes how many there were into a file:
//     cc -shared -fPIC -o count.so count.c && qemu-x86_64 -plugin ./count.so,out=FILE PROGRAM
// What is needed of qemu-plugin.h is declared here, because Debian has no package with it.

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef uint64_t plugin_id;
typedef struct qemu_plugin_tb block;
enum operation { ADD };

size_t qemu_plugin_tb_n_insns(const block *);
void qemu_plugin_register_vcpu_tb_trans_cb(plugin_id, void (*)(plugin_id, block *));
void qemu_plugin_register_vcpu_tb_exec_inline(block *, enum operation, void *, uint64_t);
void qemu_plugin_register_atexit_cb(plugin_id, void (*)(plugin_id, void *), void *);

int qemu_plugin_version = 1;
static uint64_t count;
static char path[4096];

static void translated(plugin_id id, block *of) {
    (void)id;
    qemu_plugin_register_vcpu_tb_exec_inline(of, ADD, &count, qemu_plugin_tb_n_insns(of));
}

static void ended(plugin_id id, void *nothing) {
    (void)id, (void)nothing;
    FILE *file = fopen(path, "w");
    if (file) fprintf(file, "%llu\n", (unsigned long long)count), fclose(file);
}

int qemu_plugin_install(plugin_id id, const void *info, int many, char **arguments) {
    (void)info;
    if (many < 1) return 1;
    snprintf(path, sizeof path, "%s", arguments[0] + sizeof "out=" - 1);
    qemu_plugin_register_vcpu_tb_trans_cb(id, translated);
    qemu_plugin_register_atexit_cb(id, ended, NULL);
    return 0;
}
