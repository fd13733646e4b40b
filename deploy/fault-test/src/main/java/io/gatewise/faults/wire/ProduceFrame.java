package io.gatewise.faults.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.utils.Crc32C;

/**
 * The messages in a request that a client writes to topics with. A message can be made unreadable where it lies: it
 * keeps its length, so that nothing around it moves but the batch's checksum.
 *
 * @see <a href="https://kafka.apache.org/documentation/#recordbatch">Kafka: record batch</a>
 */
final class ProduceFrame {

    /** Where a batch has its checksum, and from where on it is made. */
    private static final int CHECKSUM = 17;

    private static final int CHECKED = 21;

    private ProduceFrame() {}

    /** Whether a frame, without its length, is such a request. */
    static boolean isProduce(byte[] frame) {
        return frame.length > 2 && ByteBuffer.wrap(frame).getShort(0) == ApiKeys.PRODUCE.id;
    }

    /**
     * The messages of a frame; {@code frame} is read, and written to by {@link #garble} alone.
     *
     * @param topics topics by id: newer clients don't name them
     */
    static List<SentMessage> messages(byte[] frame, Function<Uuid, String> topics) {
        ByteBuffer buffer = ByteBuffer.wrap(frame);
        RequestHeader header = RequestHeader.parse(buffer);
        ProduceRequest request = ProduceRequest.parse(new ByteBufferAccessor(buffer), header.apiVersion());
        var found = new ArrayList<SentMessage>();
        for (TopicProduceData topic : request.data().topicData()) {
            String name = topic.name() == null || topic.name().isEmpty() ? topics.apply(topic.topicId()) : topic.name();
            for (PartitionProduceData partition : topic.partitionData()) {
                if (partition.records() instanceof MemoryRecords records) {
                    collect(frame, name, partition.index(), records, found);
                }
            }
        }
        return found;
    }

    private static void collect(
            byte[] frame, String topic, int partition, MemoryRecords records, List<SentMessage> found) {
        ByteBuffer bytes = records.buffer();
        int batchStart = bytes.arrayOffset() + bytes.position();
        for (RecordBatch batch : records.batches()) {
            for (Record message : batch) {
                ByteBuffer key = message.key();
                byte[] keyBytes = key == null ? null : new byte[key.remaining()];
                if (key != null) {
                    key.get(keyBytes);
                }
                ByteBuffer value = message.value();
                int start = value == null ? 0 : value.arrayOffset() + value.position();
                int length = value == null ? 0 : value.remaining();
                if (value != null && value.array() != frame) {
                    throw new IllegalStateException("messages are not where they came in: compressed?");
                }
                found.add(new SentMessage(
                        topic, partition, keyBytes, frame, batchStart, batch.sizeInBytes(), start, length));
            }
            batchStart += batch.sizeInBytes();
        }
    }

    /** Makes a message unreadable: cut off, noise, or of a type that nobody knows. */
    static void garble(SentMessage message, Random random) {
        byte[] bytes = message.bytes();
        int start = message.start();
        int end = start + message.length();
        switch (random.nextInt(3)) {
            case 0 -> Arrays.fill(bytes, start + message.length() / 2, end, (byte) ' ');
            case 1 -> {
                for (int i = start; i < end; i++) {
                    bytes[i] = (byte) random.nextInt();
                }
            }
            default -> unknownType(message);
        }
        long checksum = Crc32C.compute(bytes, message.batchStart() + CHECKED, message.batchSize() - CHECKED);
        ByteBuffer.wrap(bytes).putInt(message.batchStart() + CHECKSUM, (int) checksum);
    }

    private static void unknownType(SentMessage message) {
        String mark = "\"type\":\"";
        int at = message.text().indexOf(mark);
        // ASCII up to there, so that characters are bytes
        int first = message.start() + (at < 0 ? 0 : at + mark.length());
        message.bytes()[first] = '~';
    }
}
