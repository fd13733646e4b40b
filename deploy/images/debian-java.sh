#!/usr/bin/env bash
# Makes two base images of Debian's packages alone, for where no registry of images is in reach:
#   localhost/gatewise/debian-java:17   Java to run services (BASE_IMAGE)
#   localhost/gatewise/debian-jdk:17    a JDK for the build's own stage (BUILD_IMAGE)
# One that is there already is kept. Needs root, mmdebstrap and buildah.
set -euo pipefail

suite=bookworm
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# image $1 of the packages $2
make_image() {
  if buildah inspect --type image "$1" >/dev/null 2>&1; then
    return
  fi
  mkdir "$work/context"
  # Java's packages link manual pages into a folder that must be there; nobody reads them in an image
  mmdebstrap --variant=essential --include="$2" \
    --essential-hook='mkdir -p "$1/usr/share/man/man1"' \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-include=/usr/share/man/man1' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    "$suite" "$work/context/root.tar"
  printf 'FROM scratch\nADD root.tar /\n' >"$work/context/Dockerfile"
  buildah build --isolation "${BUILDAH_ISOLATION:-chroot}" -t "$1" "$work/context"
  rm -r "$work/context"
}

# ND4J's native libraries need the two of GCC
make_image localhost/gatewise/debian-java:17 openjdk-17-jre-headless,libstdc++6,libgomp1
make_image localhost/gatewise/debian-jdk:17 openjdk-17-jdk-headless
