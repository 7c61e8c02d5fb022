class RedeemCoupon
  def call(params)
    Coupon.find_by!(code: params.fetch(:code).upcase)
  end
end
