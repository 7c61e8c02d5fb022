class StoreVariant
  def call(product, attributes)
    variant = product.variants.find_by(id: attributes[:id])
    if variant
      variant.assign_attributes(attributes)
      variant.save
    else
      variant = product.variants.build(attributes)
    end
    variant.errors.each { |e| product.errors.add(:variants, e.message) }
  end
end
