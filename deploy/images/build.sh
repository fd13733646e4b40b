#!/usr/bin/env bash
# Builds the images of the three services with buildah, from their packages (./mvnw -Dmaven.test.skip=true package).
#
#   deploy/images/build.sh PREFIX TAG    such as: registry.example.com/gatewise 0.1.0-SNAPSHOT
#
#   BASE_IMAGE, BUILD_IMAGE   in place of the Dockerfiles' own; deploy/images/debian-java.sh makes some
#   BUILDAH_ISOLATION         buildah's own; chroot needs no rights beyond root's
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

[ $# -eq 2 ] || { sed -n '4s/^# */usage: /p' "${BASH_SOURCE[0]}" >&2; exit 2; }
arguments=()
for name in BASE_IMAGE BUILD_IMAGE; do
  [ -z "${!name:-}" ] || arguments+=(--build-arg "$name=${!name}")
done
for service in study-service results-service trial-worker; do
  # of a BUILD_IMAGE that a Dockerfile does not know buildah says so, and goes on
  buildah build --pull=missing --layers "${arguments[@]}" \
    -f "deploy/images/$service/Dockerfile" -t "$1/$service:$2" .
done
