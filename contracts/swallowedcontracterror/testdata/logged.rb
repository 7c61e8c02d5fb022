class WeighParcel
  def self.call(parcel)
    raise ArgumentError, "parcel is required" if parcel.nil?

    parcel.weight * 2
  end
end

class ListWeights
  def noted(parcel)
    WeighParcel.call(parcel)
  rescue StandardError => e # want swallowed-contract-error @information
    Rails.logger.warn("not weighed: #{e.message}")
    nil
  end

  def forgotten(parcel)
    WeighParcel.call(parcel)
  rescue StandardError # want swallowed-contract-error @warning
    nil
  end
end
