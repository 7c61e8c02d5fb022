class Ship
  def call(parcels, depot)
    raise ArgumentError, "parcels is required" if parcels.nil?

    parcels.each do |parcel|
      raise ArgumentError, "depot is required" if depot.nil?

      parcel.update!(depot: depot)
    end
  end
end
