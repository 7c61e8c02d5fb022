# A bare input lets nil pass; so does allow_nil. A type, a list or allow_nil: false does not.
class ShipParcel < Actor
  input :parcel # want missing-presence parcel @information
  input :carrier, type: Carrier
  input :speed, in: %w[slow fast]
  input :label, allow_nil: false
  input :depot, type: { is: Depot, message: "must be a depot" }
  input :code, allow_nil: { is: false, message: "give a code" }
  input :note, type: String, allow_nil: true
  input :remark, type: String, default: nil
  input :weight, must: { be_positive: ->(weight) { weight.positive? } }
  input :size, must: { be_small: { is: ->(size) { size < 10 }, message: "too large" } }
  input :count, type: Integer, default: 1

  def call
    parcel.ship!(carrier.name, speed.upcase, label.strip, depot.address, code.strip)
    parcel.update!(note: note&.strip, remark: remark&.strip, weight: weight + 1, size: size + 1, count: count + 1)
  end
end
